package io.jenkins.plugins.accessbroker.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How long the processors have worked for this JVM, which does not grow while others keep it waiting. */
final class Processors {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Processors() {}

    static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }
}
