package io.jenkins.plugins.accessbroker.cli.git;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.SshAccess;
import io.jenkins.plugins.accessbroker.policy.git.TokenAccess;
import io.jenkins.plugins.accessbroker.text.IoCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What it takes to use a Git repository: nothing, a token over HTTPS, or a key over SSH. */
public final class GitAccessOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--token-file", paramLabel = "FILE", description = "a file with the token or password for HTTPS")
    private Optional<Path> token = Optional.empty();

    @Option(
            names = "--token-user",
            paramLabel = "NAME",
            description = "the user of the token; x-access-token by default")
    private String user = "x-access-token";

    @Option(
            names = "--ssh-key",
            paramLabel = "FILE",
            description = "the private key for SSH, without a passphrase; with --known-hosts")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--known-hosts", paramLabel = "FILE", description = "the hosts that are known, for SSH")
    private Optional<Path> hosts = Optional.empty();

    /**
     * The access that the options give.
     *
     * @param work a directory of this program, made if it is not there
     */
    public GitAccess open(Path work) throws CliFault {
        if (key.isPresent() != hosts.isPresent() || key.isPresent() && token.isPresent()) {
            throw new ParameterException(
                    command.commandLine(),
                    "give `--token-file FILE` for HTTPS, or `--ssh-key FILE` and `--known-hosts FILE` for SSH");
        }
        if (key.isPresent()) {
            InputFile.check("private key", key.get());
            InputFile.check("file of known hosts", hosts.get());
            return new SshAccess(key.get(), hosts.get(), home(work));
        }
        return token.isPresent() ? new TokenAccess(user, read(token.get())) : GitAccess.anonymous();
    }

    /** An empty directory in which no configuration of SSH is found. */
    private static Path home(Path work) throws CliFault {
        try {
            return Files.createDirectories(work.resolve("ssh"));
        } catch (IOException e) {
            throw InputFile.fault("directory", work, IoCause.of(e) + ": let this user write there");
        }
    }

    private static char[] read(Path file) throws CliFault {
        InputFile.check("token file", file);
        try {
            return Files.readString(file).strip().toCharArray();
        } catch (IOException e) {
            throw InputFile.fault("token file", file, IoCause.of(e) + ": check its disk");
        }
    }
}
