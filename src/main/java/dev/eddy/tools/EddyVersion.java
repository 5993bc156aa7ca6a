package dev.eddy.tools;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, from its manifest. */
final class EddyVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Eddy.class.getPackage().getImplementationVersion();
        return new String[] {"eddy " + (version == null ? "(not built into a jar)" : version)};
    }
}
