package dev.eddy.item;

import dev.eddy.record.RecordJson;
import java.util.Optional;

/**
 * The record that completes a published version of a space's vectors, under the key {@code SPACE@VERSION}.
 *
 * @param items number of vectors
 * @param checksum {@link VersionInventory#checksum} of all vectors' records, added up, in 16 hex digits
 * @param trainedAt epoch milliseconds
 * @param parent the version that was in use before
 * @param tower {@link VersionInventory#checksum} of the record of the user tower, in 16 hex digits; null where there is none
 */
public record VersionManifest(
        String space, long version, long items, String checksum, long trainedAt, long parent, String tower) {
    public String key() {
        return VectorSpace.nameOf(space, version);
    }

    public byte[] encode() {
        return RecordJson.encode(this);
    }

    /** Empty for bytes that are no manifest. */
    static Optional<VersionManifest> decode(byte[] json) {
        return RecordJson.decode(json, VersionManifest.class)
                .filter(manifest -> manifest.space != null && manifest.checksum != null);
    }
}
