package io.jenkins.plugins.accessbroker.issuer.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.issuer.IssuerFault;
import io.jenkins.plugins.accessbroker.issuer.Order;
import io.jenkins.plugins.accessbroker.issuer.call.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which STS is asked, found out without asking any. */
class EndpointsTest {
    @ParameterizedTest
    @CsvSource({
        "us-east-1,      false, https://sts.us-east-1.amazonaws.com",
        "eu-west-1,      false, https://sts.eu-west-1.amazonaws.com",
        "us-west-2,      true,  https://sts-fips.us-west-2.amazonaws.com",
        "ca-central-1,   true,  https://sts-fips.ca-central-1.amazonaws.com",
        "cn-north-1,     false, https://sts.cn-north-1.amazonaws.com.cn",
        "cn-northwest-1, false, https://sts.cn-northwest-1.amazonaws.com.cn",
        "us-gov-west-1,  false, https://sts.us-gov-west-1.amazonaws.com",
        "us-gov-east-1,  true,  https://sts.us-gov-east-1.amazonaws.com",
    })
    void areTheRegionsOwnAndNeverTheGlobalOne(String region, boolean fips, URI endpoint) {
        assertThat(Endpoints.of(region, fips)).isEqualTo(endpoint);
        AwsSettings settings = new AwsSettings(
                Optional.empty(), Optional.empty(), fips, new CredentialSource.DefaultChain(), Timeouts.DEFAULT);
        try (Clients clients = new Clients(settings)) {
            assertThat(clients.endpoint(region)).isEqualTo(endpoint);
            assertThat(clients.of(region).serviceClientConfiguration().endpointOverride())
                    .contains(endpoint);
            assertThat(clients.of(region)).isSameAs(clients.of(region));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, AWS",
        "ap-southeast-7, AWS",
        "mx-central-1, AWS",
        "cn-north-1, CHINA",
        "us-gov-east-1, GOV_CLOUD",
    })
    void knowsThePartitionOfARegion(String region, Partition partition) {
        assertThat(Partition.ofRegion(region)).contains(partition);
    }

    @ParameterizedTest
    @CsvSource({
        "aws-global",
        "us-iso-east-1",
        "us-isob-east-1",
        "eu-isoe-west-1",
        "eusc-de-east-1",
        "EU-WEST-1",
        "eu-west",
        "''"
    })
    void takesNoOtherRegion(String region) {
        assertThat(Partition.ofRegion(region)).isEmpty();
    }

    @Test
    void havePartitionsThatFitTheRole() {
        assertThat(asked("arn:aws-cn:iam::123456789012:role/deploy", Optional.of("cn-north-1"), "cn-northwest-1"))
                .isEqualTo("cn-northwest-1");
        assertThat(asked("arn:aws:iam::123456789012:role/deploy", Optional.of("eu-west-1"), ""))
                .isEqualTo("eu-west-1");
        assertThat(asked("arn:aws-us-gov:iam::123456789012:role/deploy", Optional.empty(), "eu-west-1"))
                .isEqualTo("CONFIGURATION role `arn:aws-us-gov:iam::123456789012:role/deploy` is in partition"
                        + " `aws-us-gov`, and this issuer asks the sts of region `eu-west-1`, which is not: name a role of"
                        + " the region's partition in the grant, or ask the administrator about `region` in the issuer's"
                        + " settings");
        assertThat(asked("arn:aws:iam::123456789012:role/deploy", Optional.empty(), ""))
                .isEqualTo("CONFIGURATION no region says which sts to ask for role"
                        + " `arn:aws:iam::123456789012:role/deploy`: write `region` in the grant, or in the issuer's"
                        + " settings");
    }

    @Test
    void canBeSetToOneThatIsSafeToAsk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("", Optional.of(URI.create("http://sts.example.com"))));
        assertThat(Endpoints.isAllowed(URI.create("http://[::1]:4566/"))).isTrue();
        assertThat(Endpoints.isAllowed(URI.create("http://[::2]:4566/"))).isFalse();
        assertThat(Endpoints.isAllowed(URI.create("mailto:sts@example.com"))).isFalse();
    }

    /** The region whose STS would be asked, or the fault. */
    private static String asked(String role, Optional<String> grant, String set) {
        AwsScope scope = new AwsScope(
                RoleArn.parse(role).orElseThrow(),
                grant,
                Duration.ofMinutes(15),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                AttributionMode.TAGS,
                new TreeMap<>());
        Order order = new Order(scope, scope.ttl(), AwsWorld.BUILD);
        OrderCheck check = new OrderCheck(settings(set, Optional.empty()));
        IssuerFault fault = catchThrowableOfType(IssuerFault.class, () -> check.wish(order));
        try {
            return fault == null ? check.wish(order).region() : fault.reason() + " " + fault.getMessage();
        } catch (IssuerFault e) {
            throw new AssertionError(e);
        }
    }

    private static AwsSettings settings(String region, Optional<URI> endpoint) {
        return new AwsSettings(
                Optional.of(region).filter(text -> !text.isEmpty()),
                endpoint,
                false,
                new CredentialSource.DefaultChain(),
                Timeouts.DEFAULT);
    }
}
