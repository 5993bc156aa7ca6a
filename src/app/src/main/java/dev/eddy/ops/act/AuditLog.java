package dev.eddy.ops.act;

/** Where audits are kept. */
public interface AuditLog {
    /** Keeps an audit; throws {@link IllegalStateException} unless it is kept. */
    void write(Audit audit);
}
