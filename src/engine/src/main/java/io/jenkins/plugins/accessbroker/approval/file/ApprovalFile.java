package io.jenkins.plugins.accessbroker.approval.file;

import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.policy.yaml.Yaml;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The security team's file: how many approvers a version of the policies takes ({@code approvers}), the file that lists those
 * who sign ({@code allowedSigners}, a path from the directory of this file), and those who approve in Jenkins
 * ({@code jenkinsUsers}, the e-mail address of each by their user id); one of the two at least. Neither file may be in the
 * policies' directory, for whoever writes policies could then change who approves them.
 */
public final class ApprovalFile {
    /** Approvers that can be demanded at most. */
    public static final int MAX_NEEDED = 16;

    private static final String COUNT = "a number of approvers from 1 to " + MAX_NEEDED;

    private final Path file;
    private final Problems problems = new Problems();

    private ApprovalFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @param policies the directory that the policies are in, where they are in one
     * @throws ApprovalFault if the file, or the list that it names, cannot be read, has any problem, or is in the policies'
     *     directory
     */
    public static ApprovalRule read(Path file, Optional<Path> policies) throws ApprovalFault {
        return new ApprovalFile(file).rule(policies);
    }

    private ApprovalRule rule(Optional<Path> policies) throws ApprovalFault {
        byte[] bytes = bytes("approval file", file, Yaml.MAX_BYTES);
        Optional<Listed> listed = Yaml.read(file.toString(), bytes, problems)
                .flatMap(document -> Fields.root("the approval file", document, problems))
                .flatMap(this::listed);
        failIfProblems();
        outside(file, policies);
        Optional<AllowedSigners> signers = Optional.empty();
        if (listed.orElseThrow().signers().isPresent()) {
            Path list = list(listed.get().signers().get());
            outside(list, policies);
            byte[] lines = bytes("list of allowed signers", list, AllowedSigners.MAX_BYTES);
            signers = AllowedSigners.read(list.toString(), lines, problems);
            failIfProblems();
        }
        return rule(
                listed.get().needed(), signers, JenkinsUsers.people(listed.get().users(), signers));
    }

    /** What the file says. */
    private record Listed(int needed, Optional<Node.Scalar> signers, Map<String, String> users) {}

    private Optional<Listed> listed(Fields fields) {
        Optional<Node.Scalar> count = fields.required("approvers", COUNT);
        Optional<Integer> needed = count.flatMap(text -> number(fields, text));
        Optional<Node.Scalar> signers = fields.optional("allowedSigners", "the path of the list of allowed signers");
        Map<String, String> users = JenkinsUsers.read(fields);
        if (!fields.has("allowedSigners") && !fields.has("jenkinsUsers")) {
            fields.missing("allowedSigners", "the path of the list of allowed signers, or `jenkinsUsers`");
        }
        fields.done();
        return needed.map(n -> new Listed(n, signers, users));
    }

    private static Optional<Integer> number(Fields fields, Node.Scalar text) {
        if (text.text().matches("[1-9][0-9]?") && Integer.parseInt(text.text()) <= MAX_NEEDED) {
            return Optional.of(Integer.parseInt(text.text()));
        }
        fields.wrong(text, "approvers", COUNT);
        return Optional.empty();
    }

    private Path list(Node.Scalar path) throws ApprovalFault {
        try {
            return file.toAbsolutePath().resolveSibling(path.text());
        } catch (InvalidPathException e) {
            problems.add(path.at(), "`allowedSigners`: expected a path, found " + path.quote());
            throw fault();
        }
    }

    private ApprovalRule rule(int needed, Optional<AllowedSigners> signers, Map<String, Approver> users)
            throws ApprovalFault {
        int persons = ApprovalRule.persons(signers, users).size();
        if (needed > persons) {
            throw new ApprovalFault(
                    ApprovalFault.Reason.RULE,
                    "the approval file " + Quote.of(file.toString()) + " takes " + needed
                            + " approvers, and its list has " + persons
                            + " (keys of one name are one person's): list more, or take fewer",
                    problems.sorted());
        }
        return new ApprovalRule(needed, signers, users);
    }

    private void failIfProblems() throws ApprovalFault {
        if (!problems.isEmpty()) {
            throw fault();
        }
    }

    private ApprovalFault fault() {
        return new ApprovalFault(
                ApprovalFault.Reason.RULE,
                "the approval file " + Quote.of(file.toString())
                        + " has problems, so nothing is approved: mend these first",
                problems.sorted());
    }

    private static void outside(Path path, Optional<Path> policies) throws ApprovalFault {
        try {
            if (policies.isPresent()
                    && path.toRealPath().startsWith(policies.get().toRealPath())) {
                throw new ApprovalFault(
                        ApprovalFault.Reason.RULE,
                        Quote.of(path.toString())
                                + " is in the policies' directory, where whoever writes policies could"
                                + " change it: keep it elsewhere",
                        List.of());
            }
        } catch (IOException e) {
            throw unreadable("file", path, e);
        }
    }

    private static byte[] bytes(String what, Path path, int max) throws ApprovalFault {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(max + 1);
        } catch (IOException e) {
            throw unreadable(what, path, e);
        }
    }

    private static ApprovalFault unreadable(String what, Path path, IOException e) {
        return new ApprovalFault(
                ApprovalFault.Reason.RULE,
                "cannot read the " + what + " " + Quote.of(path.toString()) + ": " + IoCause.of(e)
                        + ": correct the path or its permissions",
                e);
    }
}
