package dev.eddy.text;

import java.util.List;

/** Makes vectors of texts: texts about the same have a high cosine. Not safe for use by several threads at once. */
public interface TextEncoder extends AutoCloseable {
    /** Dimension of the vectors. */
    int dimension();

    /** Unit vectors of texts, in their order; null in place of a text with nothing to read. */
    List<float[]> encode(List<String> texts);

    @Override
    void close();
}
