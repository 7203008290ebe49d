package io.jenkins.plugins.accessbroker.audit.anchor.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.accessbroker.audit.anchor.Anchor;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorContract;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorFault.Reason;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorHttp;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorMemory;
import io.jenkins.plugins.accessbroker.audit.anchor.AnchorState;
import io.jenkins.plugins.accessbroker.audit.anchor.KeptName;
import io.jenkins.plugins.accessbroker.audit.anchor.TestLog;
import io.jenkins.plugins.accessbroker.testkit.http.HttpAnswer;
import io.jenkins.plugins.accessbroker.testkit.s3.S3Emulator;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3AnchorTest extends AnchorContract {
    private static final S3Lock LOCK = new S3Lock(S3Lock.Mode.COMPLIANCE, 400);

    private final S3Emulator s3 = S3Emulator.start("audit-anchors", clock);
    private String secret = S3Emulator.SECRET;
    private String bucket = "audit-anchors";

    @AfterEach
    void close() {
        s3.close();
    }

    @Override
    protected Anchor open(TestLog of) {
        S3Place place = new S3Place(bucket, "jenkins", S3Emulator.REGION, Optional.of(s3.endpoint()));
        AwsBasicCredentials keys = AwsBasicCredentials.create(S3Emulator.ACCESS_KEY_ID, secret);
        return new S3Anchor(place, LOCK, StaticCredentialsProvider.create(keys), AnchorHttp.client(), clock);
    }

    @Override
    protected List<Long> kept(String origin) {
        String folder = "jenkins/" + KeptName.folder(origin) + "/";
        return s3.keys().stream()
                .filter(key -> key.startsWith(folder))
                .map(key -> KeptName.size(key.substring(folder.length())).orElseThrow())
                .toList();
    }

    @Override
    protected void fail() {
        s3.twist(answer -> HttpAnswer.empty(503));
    }

    @Override
    protected void mend() {
        s3.twist(answer -> answer);
    }

    @Test
    void a_delete_marker_hides_nothing() throws Exception {
        publish(log, AnchorMemory.none());
        s3.delete(key(3));

        assertThat(newest(log)).isPresent();
        log.append(1, "entry");
        assertThat(publish(log, AnchorMemory.none()).alarm()).isEmpty();
    }

    @Test
    void a_version_over_the_first_counts_for_nothing() throws Exception {
        publish(log, AnchorMemory.none());
        byte[] first = newest(log).orElseThrow();
        s3.overwrite(key(3), "forged");

        assertThat(newest(log)).contains(first);
        assertThat(publish(log, AnchorMemory.none()).alarm()).isEmpty();
    }

    @Test
    void something_that_is_not_locked_in_the_place_of_a_checkpoint_raises_the_alarm() throws Exception {
        s3.overwrite(key(3), "squatted");

        assertAlarm(publish(log, AnchorMemory.none()), Reason.REFUSED);
    }

    @Test
    void a_bucket_without_object_lock_is_refused() throws Exception {
        s3.withoutLock();

        AnchorState state = publish(log, memory());

        assertAlarm(state, Reason.REFUSED);
        assertThat(state.alarm().orElseThrow().getMessage()).contains("make the bucket with object lock");
        assertThat(s3.keys()).isEmpty();
    }

    @Test
    void a_service_that_locks_nothing_is_found_out() throws Exception {
        s3.ignoreLocks();

        AnchorState state = publish(log, memory());

        assertAlarm(state, Reason.REFUSED);
        assertThat(state.last()).isEmpty();
        assertAlarm(publish(log, memory()), Reason.REFUSED);
    }

    @Test
    void wrong_keys_are_told_of_without_them() throws Exception {
        secret = "another/secret/that/nobody/has";

        AnchorState state = publish(log, AnchorMemory.none());

        assertAlarm(state, Reason.REFUSED);
        assertThat(state.alarm().orElseThrow().getMessage())
                .contains("`SignatureDoesNotMatch`: correct the keys of AWS")
                .doesNotContain(secret, S3Emulator.ACCESS_KEY_ID);
    }

    @Test
    void a_bucket_that_is_not_there_is_told_of() throws Exception {
        bucket = "another-bucket";

        assertThat(publish(log, AnchorMemory.none()).alarm())
                .hasValueSatisfying(fault -> assertThat(fault.getMessage()).contains("`NoSuchBucket`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "<ListBucketResult/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ListVersionsResult>&e;</ListVersionsResult>",
                "<ListVersionsResult><IsTruncated>true</IsTruncated></ListVersionsResult>"
            })
    void an_answer_that_is_no_list_raises_the_alarm(String xml) throws Exception {
        s3.twist(answer -> HttpAnswer.text(200, "application/xml", xml));

        assertAlarm(publish(log, AnchorMemory.none()), Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"301, REFUSED", "307, REFUSED", "403, REFUSED", "409, UNREACHABLE", "503, UNREACHABLE"})
    void a_refusal_is_told_for_what_it_is(int status, Reason reason) throws Exception {
        s3.twist(answer -> HttpAnswer.text(status, "application/xml", "<Error><Code>a&lt;b</Code></Error>")
                .with("Location", "http://127.0.0.1:1/"));

        assertAlarm(publish(log, AnchorMemory.none()), reason);
    }

    @Test
    void amazons_own_addresses_are_those_of_the_bucket() {
        assertThat(S3Place.parse("s3://b-1/a/b/", "eu-west-1", Optional.empty()).address())
                .hasToString("https://b-1.s3.eu-west-1.amazonaws.com");
        assertThat(S3Place.parse("s3://b.1", "cn-north-1", Optional.empty()).address())
                .hasToString("https://s3.cn-north-1.amazonaws.com.cn/b.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3://", "s3://B", "s3://b-1/../x", "s3://b-1//x", "s3://b-1/a b", "http://b-1", "s3://b-1/."})
    void what_is_no_bucket_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> S3Place.parse(text, "eu-west-1", Optional.empty()));
    }

    @Test
    void an_endpoint_that_is_not_one_of_https_and_a_lock_of_no_days_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> S3Place.parse("s3://b-1", "eu-west-1", Optional.of(URI.create("http://s3.example.com"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new S3Lock(S3Lock.Mode.COMPLIANCE, 0));
    }

    private String key(long size) throws Exception {
        return "jenkins/" + KeptName.folder(log.log().origin()) + "/" + KeptName.of(size);
    }
}
