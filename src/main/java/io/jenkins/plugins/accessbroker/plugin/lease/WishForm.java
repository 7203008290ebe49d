package io.jenkins.plugins.accessbroker.plugin.lease;

import hudson.util.FormValidation;

/** Checks the parameters of a wish as a form has them. What is checked is their form only: nothing is looked up. */
public final class WishForm {
    private WishForm() {}

    private interface Reading {
        Object read(String text) throws BadParameter;
    }

    public static FormValidation grants(String text) {
        return check(Wish::grants, text);
    }

    public static FormValidation ttl(String text) {
        return check(Wish::ttl, text);
    }

    public static FormValidation reason(String text) {
        return check(Wish::reason, text);
    }

    public static FormValidation variables(String text) {
        return check(VariableNames::parse, text);
    }

    private static FormValidation check(Reading reading, String text) {
        try {
            reading.read(text == null ? "" : text.strip());
            return FormValidation.ok();
        } catch (BadParameter e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
