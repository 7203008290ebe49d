package io.jenkins.plugins.accessbroker.audit.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockTest {
    @Test
    void is_read_as_it_was_stored_however_many_places_it_has() {
        Random random = new Random(4096);
        for (int count : new int[] {0, 1, 2, 255, 256, 257, 2000, Block.EVENTS}) {
            BitSet places = new BitSet();
            while (places.cardinality() < count) {
                places.set(random.nextInt(Block.EVENTS));
            }
            byte[] stored = Block.bytes(places);
            BitSet read = new BitSet();
            Block.add(stored, read);
            assertThat(read).as("%d places", count).isEqualTo(places);
            assertThat(stored).hasSize(Math.min(2 * count, Block.EVENTS / 8));
        }
    }

    @Test
    void is_added_to_what_is_there() {
        BitSet places = new BitSet();
        places.set(7);
        BitSet more = new BitSet();
        more.set(4095);
        Block.add(Block.bytes(more), places);
        assertThat(places.stream()).containsExactly(7, 4095);
        assertThat(Block.of(4096 + 5)).isEqualTo(1);
        assertThat(Block.place(4096 + 5)).isEqualTo(5);
    }
}
