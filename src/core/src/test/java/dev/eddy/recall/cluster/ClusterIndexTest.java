package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.who;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.items.ItemNumbers;
import org.junit.jupiter.api.Test;

class ClusterIndexTest {
    private final ClusterIndex index = new ClusterIndex(new ItemNumbers(), 10, new ClusterHalfLife(100, 0));
    private final ClusterIndexer indexer = new ClusterIndexer(index, 10, 20);

    @Test
    void ofAMemberWhoIsGoneNoVectorStays() {
        indexer.put(who("anna", "a", "b"));
        int slot = index.members.get("anna").slot;
        assertThat(cosineWithAnna(slot)).isEqualTo(1);
        indexer.remove("anna");
        assertThat(cosineWithAnna(slot)).isZero();
    }

    private float cosineWithAnna(int slot) {
        float[] cosines = new float[1];
        index.directions.cosines(who("anna").direction(), new int[] {slot}, 0, 1, cosines);
        return cosines[0];
    }
}
