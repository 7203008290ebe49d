package io.jenkins.plugins.accessbroker.cli.policies;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.git.GitAccessOptions;
import io.jenkins.plugins.accessbroker.cli.policy.ApprovalOptions;
import io.jenkins.plugins.accessbroker.policy.git.GitSource;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import io.jenkins.plugins.accessbroker.policy.source.PolicySource;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where policies come from: a directory, or a branch of a Git repository. */
final class SourceOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--policies", paramLabel = "DIR", description = "the directory of policy files")
    private Optional<Path> policies = Optional.empty();

    @Option(
            names = "--git",
            paramLabel = "URL",
            description = "instead: a Git repository, https://host/path or ssh://user@host/path")
    private Optional<String> git = Optional.empty();

    @Option(names = "--branch", paramLabel = "NAME", description = "the repository's branch; main by default")
    private String branch = "main";

    @Option(
            names = "--folder",
            paramLabel = "PATH",
            description = "the folder of the repository that has the policies; its root by default")
    private String folder = "";

    @Mixin
    private GitAccessOptions access = new GitAccessOptions();

    @Option(
            names = "--rewritten",
            paramLabel = "COMMIT",
            description = "take this commit though the branch's history was rewritten")
    private Optional<String> rewritten = Optional.empty();

    /** The directory, where policies come from one. */
    Optional<Path> directory() {
        return policies;
    }

    /**
     * The source.
     *
     * @param kept the directory that versions are kept in, which has the fetched repository too
     */
    PolicySource open(Path kept, ApprovalOptions approval) throws CliFault {
        if (policies.isPresent() == git.isPresent()) {
            throw wrong("give one of `--policies DIR` and `--git URL`");
        }
        if (git.isPresent() && approval.isDetailed()) {
            throw wrong(
                    "`--signatures` and `--author` are for `--policies`: with `--git` they are the repository's own");
        }
        if (approval.isIdle()) {
            throw wrong(ApprovalOptions.IDLE);
        }
        if (policies.isPresent()) {
            return approval.source(policies.get());
        }
        try {
            return new GitSource(
                    new RemoteBranch(git.get(), branch, folder),
                    access.open(kept),
                    kept.resolve("repository.git"),
                    rewritten);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
