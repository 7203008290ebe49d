package io.jenkins.plugins.accessbroker.policy.git;

import io.jenkins.plugins.accessbroker.policy.Commit;
import io.jenkins.plugins.accessbroker.text.Quote;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** What commits say of persons, made fit for a line of text. */
final class GitNames {
    private GitNames() {}

    static Commit commit(RevCommit commit) {
        return new Commit(commit.name(), person(commit.getAuthorIdent()), person(commit.getCommitterIdent()));
    }

    /** The e-mail address that a commit has for a person; empty where it has none that can be read. */
    static String email(PersonIdent person) {
        return person == null ? "" : Quote.escape(person.getEmailAddress());
    }

    private static String person(PersonIdent person) {
        return person == null ? "unknown" : Quote.escape(person.getName()) + " <" + email(person) + ">";
    }
}
