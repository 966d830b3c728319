package io.incidentkit.benchmark.store;

import java.util.UUID;

/** One way to write a command to a database. */
interface Contender extends AutoCloseable {
    /** The name in the table. */
    String name();

    /** Returns the commands of one thread, on incidents that no other thread touches. */
    Work work(int thread);

    @Override
    void close();

    /** The commands of one thread, again and again. */
    interface Work {
        /** Begins a new incident. */
        void declare() throws Exception;

        /** Gives one more command to it. */
        void step() throws Exception;
    }

    /** Returns an identity whose neighbours were made at about the same time, as the store's own are. */
    static UUID newId() {
        UUID random = UUID.randomUUID();
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (random.getMostSignificantBits() & 0xFFF);
        return new UUID(high, random.getLeastSignificantBits());
    }
}
