package io.jenkins.plugins.accessbroker.audit;

import io.jenkins.plugins.accessbroker.policy.Owner;
import io.jenkins.plugins.accessbroker.policy.PolicyVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Something that decisions hang on changed, beside the text of policies. */
public sealed interface ChangeEvent extends AuditEvent {

    /**
     * A version of the policies that is about to come into force gives a policy, a grant or a coding agent to another owner.
     *
     * @param of the policy's name, {@code policy/grant}, or {@code policy: coding agent id}
     * @param version the version that does
     */
    record OwnerChanged(String of, Owner before, Owner after, PolicyVersion version) implements ChangeEvent {
        public OwnerChanged {
            Objects.requireNonNull(of);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
            Objects.requireNonNull(version);
        }
    }

    /**
     * The boundaries that policies must keep to are others than before.
     *
     * @param source the directory that they were read from
     * @param before the digest of those before; nothing where there were none
     * @param after the digest of those that hold now; nothing where there are none any more
     * @param changed the files that are new, changed or gone, in their order, at most {@value #MAX_FILES} of them
     * @param files how many files are so
     */
    record BoundariesChanged(
            String source, Optional<String> before, Optional<String> after, List<String> changed, long files)
            implements ChangeEvent {
        /** Files that are named at most. */
        public static final int MAX_FILES = 10;

        public BoundariesChanged {
            Objects.requireNonNull(source);
            Objects.requireNonNull(before);
            Objects.requireNonNull(after);
            changed = List.copyOf(changed);
            if (changed.size() > MAX_FILES || files < changed.size()) {
                throw new IllegalArgumentException(changed.size() + " of " + files + " files cannot be named");
            }
            changed.forEach(file -> Texts.bounded("a file's path", file));
        }
    }

    /**
     * The configuration of the program was changed.
     *
     * @param by who did, as the controller knows them; nobody where it is not known
     * @param settings what changed, 1 to {@value #MAX_SETTINGS} of them
     */
    record ConfigurationChanged(Optional<String> by, List<Setting> settings) implements ChangeEvent {
        /** Settings of one event at most. */
        public static final int MAX_SETTINGS = 20;

        public ConfigurationChanged {
            by.ifPresent(name -> Texts.bounded("the name of who configures", name));
            settings = List.copyOf(settings);
            if (settings.isEmpty() || settings.size() > MAX_SETTINGS) {
                throw new IllegalArgumentException(settings.size() + " settings, expected 1 to " + MAX_SETTINGS);
            }
        }
    }

    /**
     * One setting. A secret is never one: of it, only say that it changed.
     *
     * @param name its name, as configuration as code has it
     * @param before its value before, shortened to {@value #MAX_VALUE} characters; nothing where it had none
     * @param after its value now, shortened too
     */
    record Setting(String name, Optional<String> before, Optional<String> after) {
        /** Characters of a value, and of a name, that are kept. */
        public static final int MAX_VALUE = 160;

        public Setting {
            name = shortened(name);
            before = before.map(Setting::shortened);
            after = after.map(Setting::shortened);
        }

        private static String shortened(String text) {
            return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE - 3) + "...";
        }
    }
}
