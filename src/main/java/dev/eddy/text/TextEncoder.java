package dev.eddy.text;

import java.util.List;

/** Makes vectors of texts. */
public interface TextEncoder extends AutoCloseable {
    /** Dimension of the vectors. */
    int dimension();

    /** Unit vectors of texts, in their order; null in place of a text with nothing to read. */
    List<float[]> encode(List<String> texts);

    @Override
    void close();
}
