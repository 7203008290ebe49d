/**
 * An emulator of the AWS Security Token Service: a test instrument that a client cannot tell from the service on the
 * surface it has, and that can be told to misbehave.
 *
 * <pre>{@code
 * MutableClock clock = MutableClock.at("2026-03-01T09:00:00Z");
 * User jenkins = new User("arn:aws:iam::123456789012:user/jenkins", "AKIA...", "secret");
 * Role deploy = Role.of("arn:aws:iam::123456789012:role/deploy", Trust.of(jenkins.arn()).allowingTags());
 * try (StsEmulator sts = StsEmulator.builder().clock(clock).user(jenkins).role(deploy).start()) {
 *     sts.faults().next(2, "AssumeRole", Fault.throttle()).next(Fault.loseAnswer());
 *     // point a client at sts.endpoint()
 *     assertThat(sts.requests("AssumeRole")).extracting(RecordedRequest::tags).containsOnly(Map.of("job", "a/b"));
 *     assertThat(everyFileWritten).doesNotContain(sts.secretsHandedOut());
 * }
 * }</pre>
 *
 * <h2>What it does</h2>
 *
 * <ul>
 *   <li>{@code AssumeRole}, {@code AssumeRoleWithWebIdentity} and {@code GetCallerIdentity} of the query protocol, by
 *       POST and by GET; any other action is an {@code InvalidAction}.
 *   <li>Signature Version 4 in the {@code Authorization} header, checked in full against the clock of the emulator. An
 *       SDK signs by the machine's clock: start the emulator's at {@code MutableClock.atPresent()} for one.
 *   <li>Every bound of the service model, with the words of the service for what is out of bounds.
 *   <li>Trust as data ({@link io.jenkins.plugins.accessbroker.testkit.sts.Trust}), role chaining with its hour,
 *       transitive tags and source identity, and the inline session policy of a session that assumes a further role.
 *   <li>Web identity tokens, verified against the keys of an
 *       {@link io.jenkins.plugins.accessbroker.testkit.sts.OidcProvider} and minted by
 *       {@link io.jenkins.plugins.accessbroker.testkit.sts.IdToken}.
 *   <li>A script of {@link io.jenkins.plugins.accessbroker.testkit.sts.Faults}, a record of what was asked without its
 *       secrets, and a list of the secrets handed out.
 * </ul>
 *
 * <h2>Where it differs from the service</h2>
 *
 * <ul>
 *   <li>There are no identity policies: a user may do what a trust admits them to, in their own account or another.
 *   <li>A role is looked up by the whole ARN, path included, in whatever partition; the endpoint belongs to none.
 *   <li>The size of packed policies and tags is a stand-in, for AWS does not publish the format; so are the clock's five
 *       minutes, which are what AWS documents and less than what some clients have seen.
 *   <li>{@code SourceIdentity} is held to the 64 characters of the service model; the service was seen to take 256.
 *   <li>Every {@code x-amz-*} header must be signed, and presigned URLs are not accepted.
 *   <li>What a managed policy says is not known; see the class for session policies.
 *   <li>The messages about reserved {@code aws:} tags, about the joint length of session policies, and about a wrong
 *       signature of a web identity token or a token for later are the emulator's own: no report of the service's was
 *       found.
 * </ul>
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>Bounds, codes and statuses: the service model of STS, API version 2011-06-15 ({@code service-2.json} in botocore
 *       and in the AWS SDKs), and the STS API reference.
 *   <li>Signatures: IAM User Guide, "AWS Signature Version 4 for API requests".
 *   <li>Order of checks, first-value rule, documents and namespaces: the observations of the service that are recorded in
 *       {@code justincormack/argmin}; wording of tag errors: LocalStack's STS provider, which is tested against AWS.
 *   <li>Other messages: reports of users of the service, each in the form in which the SDKs show them.
 * </ul>
 */
package io.jenkins.plugins.accessbroker.testkit.sts;
