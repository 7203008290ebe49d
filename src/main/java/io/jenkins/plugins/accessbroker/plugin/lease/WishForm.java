package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.model.Item;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;

/**
 * Checks the parameters of a wish as a form has them, for who may configure the job. What is checked is their form only:
 * no policy is looked up, so nobody learns from it which grants there are.
 */
public final class WishForm {
    private WishForm() {}

    private interface Reading {
        Object read(String text) throws BadParameter;
    }

    /** Checks names of grants. */
    public static FormValidation grants(Item item, String text) {
        return check(item, Wish::grants, text);
    }

    /** Checks a time to live. */
    public static FormValidation ttl(Item item, String text) {
        return check(item, Wish::ttl, text);
    }

    /** Checks a reason. */
    public static FormValidation reason(Item item, String text) {
        return check(item, Wish::reason, text);
    }

    /** Checks names of variables. */
    public static FormValidation variables(Item item, String text) {
        return check(item, VariableNames::parse, text);
    }

    private static FormValidation check(Item item, Reading reading, String text) {
        boolean allowed =
                item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
        if (!allowed) {
            return FormValidation.ok();
        }
        try {
            reading.read(text == null ? "" : text.strip());
            return FormValidation.ok();
        } catch (BadParameter e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
