package io.jenkins.plugins.accessbroker.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.accessbroker.audit.log.LogFault.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests ask of faults. */
final class LogFaults {
    private LogFaults() {}

    /** The reason of the fault that a call ends with; its message is of the house's form. */
    static Reason fault(ThrowingCallable call) {
        return thrown(call).reason();
    }

    static LogFault thrown(ThrowingCallable call) {
        LogFault fault = catchThrowableOfType(LogFault.class, call);
        assertThat(fault).isNotNull();
        assertThat(fault.getMessage())
                .doesNotEndWith(".")
                .doesNotContain("Exception", "java.", "null", "PRIVATE+KEY+")
                .matches(message -> message.charAt(0) == '`' || Character.isLowerCase(message.charAt(0)));
        return fault;
    }
}
