package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.call.Failure;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class FailuresTest {
    private final Failures failures = new Failures(URI.create("https://sts.eu-west-1.amazonaws.com"));
    private final Wish wish = Wish.of(AwsWorld.scope(), AwsWorld.order(AwsWorld.scope()), "eu-west-1");

    @Test
    void tellACertificateThatIsNotAccepted() {
        Exception handshake = new SSLHandshakeException("no path");
        handshake.initCause(new CertificateException("no path"));
        IssuerFault fault = failures.of(SdkClientException.create("failed", handshake), wish)
                .fault(1);
        Golden.check("faults/certificate.txt", fault.reason() + "\n" + fault.getMessage() + "\n");
    }

    @Test
    void repeatAHandshakeThatBrokeOff() {
        Failure failure = failures.of(SdkClientException.create("failed", new SSLHandshakeException("closed")), wish);
        assertThat(failure.repeat()).isEqualTo(Failure.Repeat.ALWAYS);
    }

    @Test
    void tellTimeThatRanOutFromAConnectionThatBrokeOff() {
        Failure late = failures.of(SdkClientException.create("failed", new SocketTimeoutException("read")), wish);
        Failure broken = failures.of(SdkClientException.create("failed", new SocketException("reset")), wish);
        assertThat(late.reason()).isEqualTo(IssuerFault.Reason.TIMEOUT);
        assertThat(broken.reason()).isEqualTo(IssuerFault.Reason.UNREACHABLE);
    }

    @Test
    void takeOverNoWordsOfTheOtherSide() {
        assertThat(Foreign.code("AccessDenied")).contains("AccessDenied");
        assertThat(Foreign.code("Access denied: `x`")).isEmpty();
        assertThat(Foreign.requestId("c6104cbe-af31-11e0-8154-cbc7ccf896c7")).isPresent();
        assertThat(Foreign.requestId("UNKNOWN")).isEmpty();
        assertThat(Foreign.requestId("a b")).isEmpty();
        assertThat(Foreign.requestId(null)).isEmpty();
        assertThat(Foreign.principal("User: arn:aws:iam::111122223333:user/a is not authorized to perform"))
                .contains("arn:aws:iam::111122223333:user/a");
        assertThat(Foreign.principal("User: secret is not authorized to perform"))
                .isEmpty();
        assertThat(Foreign.percent("Packed size: 131%")).contains("131");
    }
}
