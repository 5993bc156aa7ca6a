package dev.eddy.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders of personal data. */
public final class PrivateFolder {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFolder() {}

    /** Creates a folder that is not there, with those above it, for its owner alone where the file system has owners. */
    public static void create(Path folder) throws IOException {
        boolean hasOwners = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, hasOwners ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
    }
}
