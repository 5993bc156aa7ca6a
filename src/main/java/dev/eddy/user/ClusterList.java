package dev.eddy.user;

import dev.eddy.codec.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** How several clusters are written. */
final class ClusterList {
    private ClusterList() {}

    static void write(List<Integer> clusters, DataOutput out) throws IOException {
        Fields.writeList(clusters, (Integer cluster, DataOutput each) -> Fields.writeSigned(cluster, each), out);
    }

    static List<Integer> read(DataInput in) throws IOException {
        return Fields.readList(each -> (int) Fields.readSigned(each), in);
    }
}
