package io.jenkins.plugins.accessbroker.approval.file;

import io.jenkins.plugins.accessbroker.approval.Approver;
import io.jenkins.plugins.accessbroker.approval.ssh.AllowedSigners;
import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Those who approve in Jenkins: {@code jenkinsUsers} of the approval file, the e-mail address of each by their user id. The
 * address says which of the signers they are, and which author of a change. It is not taken from Jenkins, where users change
 * their own.
 */
final class JenkinsUsers {
    private static final String KEY = "jenkinsUsers";
    private static final String EXPECTED = "a mapping of user ids of Jenkins to e-mail addresses";
    /** Names that Jenkins gives to nobody in particular. */
    private static final Set<String> NOBODY = Set.of("anonymous", "system", "unknown");

    private JenkinsUsers() {}

    /** The addresses by user id. */
    static Map<String, String> read(Fields file) {
        Map<String, String> users = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        file.mapping(KEY, EXPECTED).ifPresent(listed -> {
            if (listed.isEmpty()) {
                listed.problem(
                        listed.at(), "`" + KEY + "`: expected " + EXPECTED + ", found none: add one, or leave it out");
            }
            listed.all().forEach(entry -> add(users, listed, entry));
            if (users.size() > AllowedSigners.MAX_APPROVERS) {
                listed.problem(
                        listed.at(),
                        "`" + KEY + "` has more than the " + AllowedSigners.MAX_APPROVERS
                                + " users allowed: list those who approve policies only");
            }
        });
        return users;
    }

    private static void add(Map<String, String> users, Fields listed, Node.Entry entry) {
        String id = entry.key().text();
        Optional<String> address = listed.optional(id, "an e-mail address").map(Node.Scalar::text);
        if (id.isBlank() || !isPlain(id) || NOBODY.contains(Approver.folded(id))) {
            listed.problem(
                    entry.key().at(),
                    "`" + KEY + "`: " + Quote.of(id) + " is no user id of a person: write that of one");
        } else if (address.filter(text -> !text.contains("@") || !isPlain(text)).isPresent()) {
            listed.problem(
                    entry.value().at(),
                    "`" + KEY + "`: " + Quote.of(id) + ": expected an e-mail address, found "
                            + Quote.of(address.get()));
        } else if (address.isPresent() && users.put(id, address.get()) != null) {
            listed.problem(
                    entry.key().at(),
                    "`" + KEY + "`: " + Quote.of(id) + " is there twice, as case does not count: remove one");
        }
    }

    /** On one line of text it stands for itself, and there is no pattern in it. */
    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(point -> Quote.isVisible(point) && " ,*?!\"'`\\".indexOf(point) < 0);
    }

    /** The persons by user id: a signer of that address, or one of their own; users of one address are one person. */
    static Map<String, Approver> people(Map<String, String> users, Optional<AllowedSigners> signers) {
        List<Approver> known = new ArrayList<>();
        signers.ifPresent(listed -> known.addAll(listed.people()));
        Map<String, Approver> people = new TreeMap<>();
        users.forEach((id, address) -> people.put(id, person(known, address)));
        return people;
    }

    private static Approver person(List<Approver> known, String address) {
        Optional<Approver> listed =
                known.stream().filter(person -> person.is(address)).findFirst();
        if (listed.isPresent()) {
            return listed.get();
        }
        Approver person = new Approver(address, new TreeSet<>(Set.of(Approver.folded(address))));
        known.add(person);
        return person;
    }
}
