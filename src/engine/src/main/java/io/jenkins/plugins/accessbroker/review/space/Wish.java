package io.jenkins.plugins.accessbroker.review.space;

import io.jenkins.plugins.accessbroker.policy.condition.Condition;
import io.jenkins.plugins.accessbroker.policy.condition.Finding;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import java.util.List;
import java.util.Objects;

/**
 * What a request that is searched for must be like with regard to one condition.
 *
 * @param condition the condition
 * @param kind what must become of it
 */
record Wish(Condition condition, Kind kind) {

    /** What must become of a condition. */
    enum Kind {
        /** As a condition of a grant it holds for certain. */
        HOLDS,
        /** As a condition of a grant it does not hold, or that is not known. */
        FAILS,
        /** As a condition of a deny it is met, or that is not known. */
        CONCERNS,
        /** As a condition of a deny it is certainly not met. */
        SPARES
    }

    Wish {
        Objects.requireNonNull(condition);
        Objects.requireNonNull(kind);
    }

    /** Whether it is about every fact of a dimension, where there can be several; others are about any of them. */
    boolean isOfEach() {
        return kind == Kind.HOLDS || kind == Kind.SPARES;
    }

    /** Whether a single fact has to be one that the condition names. */
    boolean wantsNamed() {
        return kind == Kind.HOLDS || kind == Kind.CONCERNS;
    }

    /** Those of the wishes that are about a kind of condition. */
    static List<Wish> about(List<Wish> wishes, Class<? extends Condition> kind) {
        return wishes.stream().filter(wish -> kind.isInstance(wish.condition())).toList();
    }

    /** Whether the build is so as all the wishes want it. */
    static boolean allMetBy(List<Wish> wishes, BuildContext build) {
        return wishes.stream().allMatch(wish -> wish.isMetBy(build));
    }

    /** Whether the build is so. */
    boolean isMetBy(BuildContext build) {
        return switch (kind) {
            case HOLDS -> condition.check(build).holds();
            case FAILS -> !condition.check(build).holds();
            case CONCERNS -> condition.concerns(build).verdict() != Finding.Verdict.FAILS;
            case SPARES -> condition.concerns(build).verdict() == Finding.Verdict.FAILS;
        };
    }
}
