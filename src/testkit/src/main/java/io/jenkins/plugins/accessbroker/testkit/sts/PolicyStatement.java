package io.jenkins.plugins.accessbroker.testkit.sts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One statement of a session policy. Actions match in any case, resources exactly (IAM JSON policy elements reference).
 *
 * @param allow whether its effect is {@code Allow}
 * @param action which actions it is about
 * @param resource which resources it is about
 * @param conditional whether it has a condition, which is not evaluated
 */
record PolicyStatement(boolean allow, Predicate<String> action, Predicate<String> resource, boolean conditional) {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    static PolicyStatement of(Object json) {
        if (!(json instanceof Map<?, ?> statement) || !ELEMENTS.containsAll(statement.keySet())) {
            boolean principal = json instanceof Map<?, ?> map && map.containsKey("Principal");
            throw StsErrors.malformedPolicy(
                    principal ? "Policy document should not specify a principal." : "Syntax errors in policy.");
        }
        Object effect = statement.get("Effect");
        if (!"Allow".equals(effect) && !"Deny".equals(effect)) {
            throw StsErrors.malformedPolicy("Syntax errors in policy.");
        }
        return new PolicyStatement(
                effect.equals("Allow"),
                matcher(statement, "Action", "Policy statement must contain actions."),
                matcher(statement, "Resource", "Policy statement must contain resources."),
                statement.containsKey("Condition"));
    }

    boolean allows(String asked, String on) {
        return allow && !conditional && matches(asked, on);
    }

    boolean denies(String asked, String on) {
        return !allow && matches(asked, on);
    }

    private boolean matches(String asked, String on) {
        return action.test(asked.toLowerCase(Locale.ROOT)) && resource.test(on);
    }

    private static Predicate<String> matcher(Map<?, ?> statement, String element, String missing) {
        boolean negated = statement.containsKey("Not" + element);
        if (negated == statement.containsKey(element)) {
            throw StsErrors.malformedPolicy(negated ? "Syntax errors in policy." : missing);
        }
        Object value = statement.get(negated ? "Not" + element : element);
        List<?> patterns = value instanceof List<?> list ? list : List.of(value);
        if (patterns.isEmpty()) {
            throw StsErrors.malformedPolicy(missing);
        }
        for (Object pattern : patterns) {
            require(element, pattern);
        }
        boolean folded = element.equals("Action");
        Predicate<String> any = text -> patterns.stream()
                .map(pattern -> folded ? pattern.toString().toLowerCase(Locale.ROOT) : pattern.toString())
                .anyMatch(pattern -> Wildcard.matches(pattern, text));
        return negated ? any.negate() : any;
    }

    private static void require(String element, Object pattern) {
        if (!(pattern instanceof String text)) {
            throw StsErrors.malformedPolicy("Syntax errors in policy.");
        }
        if (element.equals("Action") && !text.equals("*") && !text.matches("[\\w*?-]+:[\\w*?]+")) {
            throw StsErrors.malformedPolicy(
                    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        }
        if (element.equals("Resource") && !text.equals("*") && !text.startsWith("arn:")) {
            throw StsErrors.malformedPolicy("Resource " + text + " must be in ARN format or \"*\".");
        }
    }
}
