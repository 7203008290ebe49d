package io.jenkins.plugins.accessbroker.audit.json;

/** An entry is not of the form that an event has. Its message is fit to be shown. */
final class FormFault extends Exception {
    private static final long serialVersionUID = 1L;

    FormFault(String message) {
        super(message, null, false, false);
    }
}
