package io.jenkins.plugins.accessbroker.testkit.sts;

import io.jenkins.plugins.accessbroker.testkit.json.Json;
import io.jenkins.plugins.accessbroker.testkit.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An inline session policy, with as much of IAM's policy language as it takes to judge a call of STS: {@code Effect},
 * {@code Action}, {@code NotAction}, {@code Resource} and {@code NotResource}, with wildcards.
 *
 * <p>A statement with a {@code Condition} is on the safe side: it allows nothing, and denies what it names.
 *
 * @param statements its statements
 * @param compact its JSON without insignificant white space
 */
record SessionPolicy(List<PolicyStatement> statements, String compact) {
    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

    SessionPolicy {
        statements = List.copyOf(statements);
    }

    /**
     * Compiles a policy.
     *
     * @throws StsException {@code MalformedPolicyDocument}
     */
    static SessionPolicy parse(String json) {
        Object root = root(json);
        if (!(root instanceof Map<?, ?> policy)) {
            throw StsErrors.malformedPolicy("Syntax errors in policy.");
        }
        boolean known = policy.keySet().stream().allMatch(ELEMENTS::contains);
        boolean versioned = !policy.containsKey("Version") || VERSIONS.contains(policy.get("Version"));
        if (!known || !versioned || !policy.containsKey("Statement")) {
            throw StsErrors.malformedPolicy("Syntax errors in policy.");
        }
        Object statement = policy.get("Statement");
        List<PolicyStatement> statements = new ArrayList<>();
        for (Object element : statement instanceof List<?> list ? list : List.of(statement)) {
            statements.add(PolicyStatement.of(element));
        }
        return new SessionPolicy(statements, Json.write(root));
    }

    private static Object root(String json) {
        try {
            return Json.read(json);
        } catch (JsonReader.Malformed e) {
            throw StsErrors.malformedPolicy("This policy contains invalid Json");
        }
    }

    Verdict judge(String action, String resource) {
        if (statements.stream().anyMatch(statement -> statement.denies(action, resource))) {
            return Verdict.DENIED;
        }
        boolean allowed = statements.stream().anyMatch(statement -> statement.allows(action, resource));
        return allowed ? Verdict.ALLOWED : Verdict.SILENT;
    }

    /** What a policy says of a call. */
    enum Verdict {
        ALLOWED,
        DENIED,
        SILENT
    }
}
