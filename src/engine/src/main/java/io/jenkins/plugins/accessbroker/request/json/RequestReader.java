package io.jenkins.plugins.accessbroker.request.json;

import io.jenkins.plugins.accessbroker.policy.document.Fields;
import io.jenkins.plugins.accessbroker.policy.document.Node;
import io.jenkins.plugins.accessbroker.policy.document.Problem;
import io.jenkins.plugins.accessbroker.policy.document.Problems;
import io.jenkins.plugins.accessbroker.request.AccessRequest;
import io.jenkins.plugins.accessbroker.request.BuildContext;
import io.jenkins.plugins.accessbroker.request.GrantName;
import io.jenkins.plugins.accessbroker.request.RequestFault;
import io.jenkins.plugins.accessbroker.request.RequestFault.Reason;
import io.jenkins.plugins.accessbroker.text.Durations;
import io.jenkins.plugins.accessbroker.text.IoCause;
import io.jenkins.plugins.accessbroker.text.Paths;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads an access request from a JSON file. A fact that the file leaves out is not known; {@code null} says that there
 * is no such thing.
 */
public final class RequestReader {
    /** Bytes of a request file at most. */
    public static final int MAX_BYTES = 256 * 1024;

    private RequestReader() {}

    /**
     * Reads a file.
     *
     * @throws RequestFault with every error that was found, one a line
     */
    public static AccessRequest read(Path file) throws RequestFault {
        try (InputStream in = Files.newInputStream(file)) {
            return read(Paths.name(file), in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            throw new RequestFault(
                    Reason.UNREADABLE,
                    "request file " + Quote.of(file.toString()) + " cannot be read: " + IoCause.of(e)
                            + ": correct the path, or let this user read it",
                    e);
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name the file as messages name it
     * @throws RequestFault with every error that was found, one a line
     */
    public static AccessRequest read(String name, byte[] bytes) throws RequestFault {
        if (bytes.length > MAX_BYTES) {
            throw new RequestFault(
                    Reason.TOO_LARGE, name + ": the file has more than the " + MAX_BYTES + " bytes allowed");
        }
        Problems problems = new Problems();
        Optional<AccessRequest> request = read(JsonDocument.read(name, bytes), problems);
        if (request.isPresent() && problems.isEmpty()) {
            return request.get();
        }
        throw new RequestFault(
                Reason.MALFORMED,
                problems.sorted().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    private static Optional<AccessRequest> read(Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.at(), "expected an object with `grant` and `build`, found " + node.kind());
            return Optional.empty();
        }
        Fields fields = new Fields("the request", mapping, problems);
        Optional<GrantName> grant = Facts.parsed(fields, "grant", GrantName.FORM, GrantName::parse);
        Optional<Duration> ttl = fields.node("ttl").isEmpty()
                ? Optional.empty()
                : Facts.parsed(
                        fields,
                        "ttl",
                        Durations.FORM + " of 1s or more",
                        text -> Durations.parse(text).filter(value -> !value.isZero()));
        Optional<String> reason = fields.optional("reason", "text").map(Node.Scalar::text);
        Optional<BuildContext> build =
                fields.requiredMapping("build", "the facts about the build").flatMap(ContextReader::read);
        fields.done();
        return grant.flatMap(name -> build.map(facts -> new AccessRequest(name, facts, ttl, reason)));
    }
}
