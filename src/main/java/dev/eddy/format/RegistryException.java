package dev.eddy.format;

/** A schema registry can't be asked: the record may well be valid, so the job tries again later. */
final class RegistryException extends IllegalStateException {
    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
