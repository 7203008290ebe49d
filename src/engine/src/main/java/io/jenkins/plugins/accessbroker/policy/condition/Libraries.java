package io.jenkins.plugins.accessbroker.policy.condition;

import io.jenkins.plugins.accessbroker.policy.document.Position;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.Library;
import java.util.List;

/** Whether a build that loaded an untrusted library may have it. */
public record Libraries(boolean untrustedAllowed, Position at) implements Condition {

    @Override
    public Key key() {
        return Key.LIBRARIES;
    }

    @Override
    public String expected() {
        return untrustedAllowed ? "any library" : "trusted libraries only";
    }

    @Override
    public Finding check(BuildContext build) {
        return build.libraries()
                .match(
                        this::check,
                        () -> Finding.of(true, "no library"),
                        why -> untrustedAllowed ? Finding.of(true, "not known: " + why) : Finding.unknown(why));
    }

    private Finding check(List<Library> loaded) {
        List<String> untrusted = loaded.stream()
                .filter(library -> !library.trusted())
                .map(library -> library.name() + "@" + library.version())
                .toList();
        if (untrusted.isEmpty()) {
            return Finding.of(true, loaded.isEmpty() ? "no library" : "trusted libraries only");
        }
        return Finding.of(untrustedAllowed, "untrusted " + Words.list(untrusted));
    }
}
