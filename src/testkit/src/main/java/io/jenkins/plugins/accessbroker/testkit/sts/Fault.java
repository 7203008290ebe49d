package io.jenkins.plugins.accessbroker.testkit.sts;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * One way for the emulator to misbehave. Each factory says whether the request still takes effect: a request that
 * takes effect is checked, and counts as having issued a credential, whether or not the client gets to see it.
 */
public sealed interface Fault {

    /** STS's answer to too many requests: 400 {@code Throttling}, {@code Rate exceeded}. No effect. */
    static Fault throttle() {
        return new Refuse(400, "Sender", "Throttling", "Rate exceeded");
    }

    /** 500 {@code InternalFailure}. No effect. */
    static Fault internalFailure() {
        return new Refuse(
                500,
                "Receiver",
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    /** 503 {@code ServiceUnavailable}. No effect. */
    static Fault serviceUnavailable() {
        return new Refuse(
                503,
                "Receiver",
                "ServiceUnavailable",
                "The request has failed due to a temporary failure of the server.");
    }

    /** An error of the given status, code and message; the type is {@code Receiver} from 500 on. No effect. */
    static Fault refuse(int status, String code, String message) {
        return new Refuse(status, status >= 500 ? "Receiver" : "Sender", code, message);
    }

    /** A bare status with an HTML body, as a proxy on the way answers. No effect. */
    static Fault proxyError(int status) {
        return new ProxyError(status);
    }

    /** A 307 to the same path on another host. No effect. */
    static Fault redirect(URI target) {
        return new Redirect(target);
    }

    /** The connection is reset (TCP RST) before the request is looked at. No effect. */
    static Fault reset() {
        return new Disconnect(true, false);
    }

    /** The connection is closed in good order, without an answer. No effect. */
    static Fault hangUp() {
        return new Disconnect(false, false);
    }

    /** The request takes effect, then the connection is closed without an answer. */
    static Fault loseAnswer() {
        return new Disconnect(false, true);
    }

    /** Waits for the latch, at most a minute, then behaves. */
    static Fault hold(CountDownLatch latch) {
        return new Hold(latch, Duration.ofMinutes(1));
    }

    /** Waits for the given real time, whatever the emulator's clock says, then behaves. */
    static Fault delay(Duration time) {
        return new Hold(new CountDownLatch(1), time);
    }

    /** The request takes effect; the answer is not well-formed XML. */
    static Fault malformedXml() {
        return new Garble(Garble.Way.MALFORMED, "");
    }

    /** The request takes effect; the answer ends halfway, short of its {@code Content-Length}. */
    static Fault truncated() {
        return new Garble(Garble.Way.TRUNCATED, "");
    }

    /** The request takes effect; the answer has an element that no model knows, in the result and in the credential. */
    static Fault unknownElements() {
        return new Garble(Garble.Way.WIDENED, "");
    }

    /** The request takes effect; the answer lacks every element of this name, such as {@code SessionToken}. */
    static Fault missing(String element) {
        return new Garble(Garble.Way.MISSING, element);
    }

    /** The request takes effect; the answer is the right one behind a comment that makes it this many bytes long. */
    static Fault huge(int bytes) {
        return new Huge(bytes);
    }

    /** The request takes effect; the answer comes in pieces of this many bytes with this real time between them. */
    static Fault drip(int bytes, Duration pause) {
        return new Drip(bytes, pause);
    }

    /** The request takes effect, but for this role of the emulator, whatever role was asked for. */
    static Fault answerFor(String roleArn) {
        return new AnswerFor(roleArn);
    }

    /** The request takes effect, with a credential whose expiry passed a minute ago. */
    static Fault alreadyExpired() {
        return new AlreadyExpired();
    }

    /** An STS error in place of an answer. */
    record Refuse(int status, String type, String code, String message) implements Fault {}

    /** A proxy's error in place of an answer. */
    record ProxyError(int status) implements Fault {}

    /** A redirect in place of an answer. */
    record Redirect(URI target) implements Fault {
        public Redirect {
            Objects.requireNonNull(target, "target");
        }
    }

    /** No answer at all. */
    record Disconnect(boolean reset, boolean takesEffect) implements Fault {}

    /** A late answer. */
    record Hold(CountDownLatch latch, Duration atMost) implements Fault {}

    /** A spoilt answer. */
    record Garble(Way way, String element) implements Fault {
        /** How an answer is spoilt. */
        public enum Way {
            MALFORMED,
            TRUNCATED,
            WIDENED,
            MISSING
        }
    }

    /** An answer of at least a size. */
    record Huge(int bytes) implements Fault {}

    /** An answer in slow pieces. */
    record Drip(int bytes, Duration pause) implements Fault {
        public Drip {
            if (bytes < 1) {
                throw new IllegalArgumentException("expected pieces of at least 1 byte, got `" + bytes + "`");
            }
        }
    }

    /** Another role's credential. */
    record AnswerFor(String roleArn) implements Fault {
        public AnswerFor {
            Arn.requireIam(roleArn, "role");
        }
    }

    /** A credential that is of no use any more. */
    record AlreadyExpired() implements Fault {}
}
