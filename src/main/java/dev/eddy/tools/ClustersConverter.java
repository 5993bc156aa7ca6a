package dev.eddy.tools;

import dev.eddy.centre.ClusterCount;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Accepts the numbers of clusters that {@link ClusterCount} understands. */
final class ClustersConverter implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        try {
            int unused = ClusterCount.of(text, 1);
            return text;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
