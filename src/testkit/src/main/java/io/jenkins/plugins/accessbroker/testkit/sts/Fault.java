package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.http.Delivery;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way for the emulator to misbehave. Each factory says whether the request still takes effect: a request that
 * takes effect is checked, and counts as having issued a credential, whether or not the client gets to see it.
 */
public final class Fault {
    private static final Wait NO_WAIT = () -> {};
    private static final Function<String, Optional<HttpAnswer>> NOTHING_INSTEAD = requestId -> Optional.empty();

    private final String name;
    private final String errorCode;
    private final Wait wait;
    private final Function<String, Optional<HttpAnswer>> instead;
    private final Twist twist;
    private final UnaryOperator<HttpAnswer> spoil;

    private Fault(
            String name,
            String errorCode,
            Wait wait,
            Function<String, Optional<HttpAnswer>> instead,
            Twist twist,
            UnaryOperator<HttpAnswer> spoil) {
        this.name = name;
        this.errorCode = errorCode;
        this.wait = wait;
        this.instead = instead;
        this.twist = twist;
        this.spoil = spoil;
    }

    /** STS's answer to too many requests: 400 {@code Throttling}. No effect. */
    public static Fault throttle() {
        return refuse(400, "Throttling", "Rate exceeded");
    }

    /** 500 {@code InternalFailure} (STS API reference, "Common Errors"). No effect. */
    public static Fault internalFailure() {
        return refuse(
                500,
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.");
    }

    /** 503 {@code ServiceUnavailable} (STS API reference, "Common Errors"). No effect. */
    public static Fault serviceUnavailable() {
        return refuse(503, "ServiceUnavailable", "The request has failed due to a temporary failure of the server.");
    }

    /** An STS error of the given status; its type is {@code Receiver} from 500 on, {@code Sender} below. No effect. */
    public static Fault refuse(int status, String code, String message) {
        StsException error = StsException.of(status, code, message);
        return instead("refuse " + status, code, requestId -> Answers.error(error, requestId));
    }

    /** A bare status with a body in HTML, as a proxy on the way answers. No effect. */
    public static Fault proxyError(int status) {
        String body = "<html><body><h1>" + status + "</h1></body></html>";
        return instead("proxy error " + status, "", requestId -> HttpAnswer.text(status, "text/html", body));
    }

    /** 307 to another place. No effect. */
    public static Fault redirect(URI target) {
        return instead(
                "redirect to " + target, "", requestId -> HttpAnswer.empty(307).with("Location", target.toString()));
    }

    /** The connection is reset (TCP RST) once the request is read. No effect. */
    public static Fault reset() {
        return instead("reset", "", requestId -> HttpAnswer.none(Delivery.reset()));
    }

    /** The connection is closed in good order, without an answer. No effect. */
    public static Fault hangUp() {
        return instead("hang up", "", requestId -> HttpAnswer.none(Delivery.hangUp()));
    }

    /** The request takes effect, then the connection is closed without an answer. */
    public static Fault loseAnswer() {
        return spoil("lose answer", answer -> HttpAnswer.none(Delivery.hangUp()));
    }

    /**
     * Waits for a latch, at most a minute of real time, then behaves.
     *
     * @param arrived counted down when a request has come to wait
     * @param release what it waits for
     */
    public static Fault hold(CountDownLatch arrived, CountDownLatch release) {
        return new Fault(
                "hold",
                "",
                () -> {
                    arrived.countDown();
                    release.await(1, TimeUnit.MINUTES);
                },
                NOTHING_INSTEAD,
                Twist.NONE,
                UnaryOperator.identity());
    }

    /** Waits for the given real time, whatever the emulator's clock says, then behaves. */
    public static Fault delay(Duration time) {
        Wait wait = () -> Thread.sleep(time.toMillis());
        return new Fault("delay " + time, "", wait, NOTHING_INSTEAD, Twist.NONE, UnaryOperator.identity());
    }

    /** The request takes effect; the answer is not well-formed XML. */
    public static Fault malformedXml() {
        return spoil("malformed xml", Spoil::malformed);
    }

    /** The request takes effect; the answer ends halfway, short of its {@code Content-Length}. */
    public static Fault truncated() {
        return spoil("truncated", answer -> answer.with(Delivery.truncated()));
    }

    /** The request takes effect; result and credential have an element more, which no model knows. */
    public static Fault unknownElements() {
        return spoil("unknown elements", Spoil::widened);
    }

    /** The request takes effect; the answer lacks every element of this name, such as {@code SessionToken}. */
    public static Fault missing(String element) {
        return spoil("missing " + element, answer -> Spoil.without(answer, element));
    }

    /** The request takes effect; every element of this name has this text instead of its own. */
    public static Fault replacing(String element, String text) {
        return spoil("replacing " + element, answer -> Spoil.replaced(answer, element, text));
    }

    /** The request takes effect; the answer is the right one behind a comment that makes it this many bytes or more. */
    public static Fault huge(int bytes) {
        return spoil("huge", answer -> Spoil.huge(answer, bytes));
    }

    /** The request takes effect; the answer comes in pieces of this many bytes with real time before each. */
    public static Fault drip(int bytes, Duration pause) {
        if (bytes < 1) {
            throw new IllegalArgumentException("expected pieces of at least 1 byte, got `" + bytes + "`");
        }
        return spoil("drip", answer -> answer.with(Delivery.drip(bytes, pause)));
    }

    /** The request takes effect, but with a credential of this role of the emulator, whatever role was asked for. */
    public static Fault answerFor(Role role) {
        return twist("answer for " + role.arn(), new Twist(Optional.of(role), Optional.empty()));
    }

    /** The request takes effect, with a credential that ends this long from now, whatever was asked for. */
    public static Fault lasting(Duration lifetime) {
        return twist("lasting " + lifetime, new Twist(Optional.empty(), Optional.of(lifetime)));
    }

    /** The request takes effect, with a credential that ended a minute ago. */
    public static Fault alreadyExpired() {
        return lasting(Duration.ofMinutes(-1));
    }

    /** This fault's wait, then the other fault. */
    public Fault then(Fault other) {
        Wait both = () -> {
            wait.elapse();
            other.wait.elapse();
        };
        return new Fault(name + ", then " + other.name, other.errorCode, both, other.instead, other.twist, other.spoil);
    }

    private static Fault instead(String name, String errorCode, Function<String, HttpAnswer> answer) {
        return new Fault(name, errorCode, NO_WAIT, answer.andThen(Optional::of), Twist.NONE, UnaryOperator.identity());
    }

    private static Fault spoil(String name, UnaryOperator<HttpAnswer> spoil) {
        return new Fault(name, "", NO_WAIT, NOTHING_INSTEAD, Twist.NONE, spoil);
    }

    private static Fault twist(String name, Twist twist) {
        return new Fault(name, "", NO_WAIT, NOTHING_INSTEAD, Objects.requireNonNull(twist), UnaryOperator.identity());
    }

    void elapse() throws InterruptedException {
        wait.elapse();
    }

    /** What is answered in place of handling the request. */
    Optional<HttpAnswer> instead(String requestId) {
        return instead.apply(requestId);
    }

    /** The error code of that, empty when there is none. */
    String errorCode() {
        return errorCode;
    }

    /** What is different about the credential. */
    Twist twist() {
        return twist;
    }

    HttpAnswer spoil(HttpAnswer answer) {
        return spoil.apply(answer);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Lets something happen first. */
    @FunctionalInterface
    private interface Wait {
        void elapse() throws InterruptedException;
    }
}
