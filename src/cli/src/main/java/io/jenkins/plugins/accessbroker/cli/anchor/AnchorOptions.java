package io.jenkins.plugins.accessbroker.cli.anchor;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.directory.DirectoryAnchor;
import io.jenkins.plugins.accessbroker.audit.anchor.git.GitAnchor;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessAnchor;
import io.jenkins.plugins.accessbroker.audit.anchor.witness.WitnessKey;
import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.Console;
import io.jenkins.plugins.accessbroker.cli.console.PathOption;
import io.jenkins.plugins.accessbroker.cli.git.GitAccessOptions;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What it takes to use an anchor, whichever it is. */
public final class AnchorOptions {
    /** The places that there are, for descriptions. */
    public static final String PLACES = "dir:PATH, git:URL, s3://BUCKET/PREFIX, or the https://ADDRESS of a witness";

    private static final String DIRECTORY = "dir:";
    private static final String GIT = "git:";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--witness-key",
            paramLabel = "VKEY",
            converter = WitnessKeyOption.class,
            description = "the public key of a witness; may be given more than once")
    private List<WitnessKey> witnesses = List.of();

    @Option(names = "--branch", paramLabel = "NAME", description = "the branch of a Git repository; anchors by default")
    private String branch = "anchors";

    @Mixin
    private GitAccessOptions git = new GitAccessOptions();

    @Mixin
    private BucketOptions bucket = new BucketOptions();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "keep in this directory what was seen of the anchor, and compare it the next time")
    private Optional<Path> state = Optional.empty();

    /** The keys of witnesses. */
    public List<WitnessKey> witnesses() {
        return witnesses;
    }

    /**
     * An anchor.
     *
     * @param place one of {@link #PLACES}
     * @param log the log's directory
     * @param origin the log's name
     */
    public OpenAnchor open(String place, Path log, String origin, Console console) throws CliFault {
        StateDirectory directory = StateDirectory.open(state);
        boolean opened = false;
        try {
            OpenAnchor anchor = new OpenAnchor(
                    anchor(place, log, directory, console), directory.memory(place + "\n" + origin), directory);
            opened = true;
            return anchor;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage());
        } finally {
            if (!opened) {
                directory.close();
            }
        }
    }

    private Anchor anchor(String place, Path log, StateDirectory directory, Console console) throws CliFault {
        if (place.startsWith(DIRECTORY)) {
            return new DirectoryAnchor(new PathOption().convert(place.substring(DIRECTORY.length())), log);
        }
        if (place.startsWith(GIT)) {
            RemoteBranch remote = new RemoteBranch(place.substring(GIT.length()), branch, "");
            return new GitAnchor(remote, git.open(directory.path()), directory.of(place, "git"), console.clock());
        }
        if (place.startsWith("s3:")) {
            return bucket.open(place, console);
        }
        if (place.startsWith("https:") || place.startsWith("http:")) {
            if (witnesses.size() != 1) {
                throw new IllegalArgumentException("give the public key of the witness with `--witness-key VKEY`");
            }
            return new WitnessAnchor(place, Optional.empty(), witnesses.get(0), AnchorHttp.client());
        }
        throw new IllegalArgumentException("an anchor is " + PLACES);
    }
}
