package dev.eddy.membership;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How several clusters are written. */
final class ClusterList {
    private ClusterList() {}

    static void write(List<Integer> clusters, DataOutput out) throws IOException {
        Fields.writeUnsigned(clusters.size(), out);
        for (int cluster : clusters) {
            Fields.writeSigned(cluster, out);
        }
    }

    static List<Integer> read(DataInput in) throws IOException {
        int count = Fields.readInt(in);
        List<Integer> clusters = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            clusters.add((int) Fields.readSigned(in));
        }
        return clusters;
    }
}
