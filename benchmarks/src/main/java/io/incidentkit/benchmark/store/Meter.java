package io.incidentkit.benchmark.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The time that passes, and that this process and the server's compute in it. */
final class Meter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Server server;
    private final long client = SYSTEM.getProcessCpuTime();
    private final long database;
    private final long begin = System.nanoTime();

    private Meter(Server server) {
        this.server = server;
        this.database = server.cpuNanos();
    }

    /**
     * The time and the computing that passed.
     *
     * @param nanos the time
     * @param clientNanos what this process computed
     * @param serverNanos what the server computed
     */
    record Passed(long nanos, long clientNanos, long serverNanos) {
        double perSecond(int times) {
            return times * 1e9 / nanos;
        }
    }

    static Meter start(Server server) {
        return new Meter(server);
    }

    Passed stop() {
        long nanos = System.nanoTime() - begin;
        return new Passed(nanos, SYSTEM.getProcessCpuTime() - client, server.cpuNanos() - database);
    }
}
