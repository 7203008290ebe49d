package io.jenkins.plugins.accessbroker.cli.policies;

import io.jenkins.plugins.accessbroker.cli.console.CliFault;
import io.jenkins.plugins.accessbroker.cli.console.InputFile;
import io.jenkins.plugins.accessbroker.cli.policy.ApprovalOptions;
import io.jenkins.plugins.accessbroker.policy.git.GitAccess;
import io.jenkins.plugins.accessbroker.policy.git.GitSource;
import io.jenkins.plugins.accessbroker.policy.git.RemoteBranch;
import io.jenkins.plugins.accessbroker.policy.git.SshAccess;
import io.jenkins.plugins.accessbroker.policy.git.TokenAccess;
import io.jenkins.plugins.accessbroker.policy.source.PolicySource;
import io.jenkins.plugins.accessbroker.text.IoCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
                    access(kept),
                    kept.resolve("repository.git"),
                    rewritten);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private GitAccess access(Path kept) throws CliFault {
        if (key.isPresent() != hosts.isPresent() || key.isPresent() && token.isPresent()) {
            throw wrong("give `--token-file FILE` for HTTPS, or `--ssh-key FILE` and `--known-hosts FILE` for SSH");
        }
        if (key.isPresent()) {
            InputFile.check("private key", key.get());
            InputFile.check("file of known hosts", hosts.get());
            return new SshAccess(key.get(), hosts.get(), home(kept));
        }
        return token.isPresent() ? new TokenAccess(user, read(token.get())) : GitAccess.anonymous();
    }

    /** An empty directory in which no configuration of SSH is found. */
    private static Path home(Path kept) throws CliFault {
        try {
            return Files.createDirectories(kept.resolve("ssh"));
        } catch (IOException e) {
            throw InputFile.fault("directory", kept, IoCause.of(e) + ": let this user write there");
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

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
