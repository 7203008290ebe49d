package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.ChangeRequest;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.util.Objects;

/** Which change requests the grant is for, beside branches. */
public record ChangeRequests(Admitted admitted, Position at) implements Condition {

    /** Which change requests are admitted. */
    public enum Admitted {
        NONE("none", "no change request"),
        SAME_REPOSITORY("same-repository", "no change request, or a trusted one of the same repository"),
        ANY("any", "any change request, forks too");

        private final String word;
        private final String expected;

        Admitted(String word, String expected) {
            this.word = word;
            this.expected = expected;
        }

        /** How a policy file writes it. */
        public String word() {
            return word;
        }
    }

    public ChangeRequests {
        Objects.requireNonNull(admitted);
    }

    @Override
    public Key key() {
        return Key.CHANGE_REQUESTS;
    }

    @Override
    public String expected() {
        return admitted.expected;
    }

    @Override
    public Finding check(BuildContext build) {
        return build.changeRequest()
                .match(
                        change -> Finding.of(admits(change), met(change)),
                        () -> Finding.of(true, "no change request"),
                        why -> admitted == Admitted.ANY ? Finding.of(true, "not known: " + why) : Finding.unknown(why));
    }

    private boolean admits(ChangeRequest change) {
        return switch (admitted) {
            case NONE -> false;
            case SAME_REPOSITORY -> change.ownAndTrusted();
            case ANY -> true;
        };
    }

    private static String met(ChangeRequest change) {
        String origin = change.origin() == ChangeRequest.Origin.FORK ? "a fork" : "the same repository";
        String author = change.author().map(name -> " by " + Quote.of(name)).orElse("");
        String trust = change.trusted() ? ", trusted" : ", not trusted";
        return "change request " + Quote.of(change.id()) + " from " + origin + author + trust;
    }
}
