/** The commands of {@link dev.eddy.app.Eddy}: the only package that sees all others. Read first. */
package dev.eddy.app;
