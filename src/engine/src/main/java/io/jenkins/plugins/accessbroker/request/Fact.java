package io.jenkins.plugins.accessbroker.request;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One fact about a build: known, known not to be there, or not known.
 *
 * <p>A condition on a fact that is not known does not hold.
 */
public sealed interface Fact<T> {

    /** The fact, and the controller's object that it was read from. */
    record Known<T>(T value, String origin) implements Fact<T> {
        public Known {
            Objects.requireNonNull(value);
            Objects.requireNonNull(origin);
        }
    }

    /** It is known that there is no such thing: a build that holds no agent, a branch that is no change request. */
    record Absent<T>(String origin) implements Fact<T> {
        public Absent {
            Objects.requireNonNull(origin);
        }
    }

    /** It cannot be said, and why. */
    record Unknown<T>(String why) implements Fact<T> {
        public Unknown {
            Objects.requireNonNull(why);
        }
    }

    static <T> Fact<T> of(T value, String origin) {
        return new Known<>(value, origin);
    }

    static <T> Fact<T> absent(String origin) {
        return new Absent<>(origin);
    }

    static <T> Fact<T> unknown(String why) {
        return new Unknown<>(why);
    }

    /** One answer for each of the three cases; {@code unknown} gets the reason. */
    default <R> R match(
            Function<? super T, ? extends R> known,
            Supplier<? extends R> absent,
            Function<String, ? extends R> unknown) {
        if (this instanceof Known<T> fact) {
            return known.apply(fact.value());
        }
        return this instanceof Unknown<T> fact ? unknown.apply(fact.why()) : absent.get();
    }
}
