package io.incidentkit.jdbc.seal;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;

/** One row of {@code incident_rewrite}: an entry whose words were changed, and which entry tells of it. Immutable. */
final class Rewrite {
    private final int sequence;
    private final int struck;
    private final byte[] was;
    private final byte[] became;

    /**
     * Makes a row.
     *
     * @param sequence the entry that tells of it
     * @param struck the entry that was changed
     * @param was its digest before
     * @param became its digest after
     */
    Rewrite(int sequence, int struck, byte[] was, byte[] became) {
        this.sequence = sequence;
        this.struck = struck;
        this.was = was;
        this.became = became;
    }

    int sequence() {
        return sequence;
    }

    int struck() {
        return struck;
    }

    byte[] was() {
        return was;
    }

    byte[] became() {
        return became;
    }

    /** The link of an entry that tells of rewrites: it vouches for them as well. */
    static byte[] linked(byte[] link, List<Rewrite> told) {
        byte[] last = link;
        for (Rewrite each :
                told.stream().sorted(Comparator.comparingInt(Rewrite::struck)).toList()) {
            byte[] place =
                    ByteBuffer.allocate(Integer.BYTES).putInt(each.struck).array();
            last = SealedEntry.link(SealedEntry.link(SealedEntry.link(last, place), each.was), each.became);
        }
        return last;
    }
}
