/**
 * Encodes texts with a sentence encoder exported to ONNX, in a process of its own. Also chooses between the programs in
 * {@code eddy-train.jar}.
 *
 * <ul>
 *   <li>In: a model with its tokenizer, and texts by {@link dev.eddy.text.EncoderFrames}.
 *   <li>Out: their vectors, in the same order.
 *   <li>Key, state: none.
 *   <li>Why: ONNX Runtime and the tokenizers are native code, and a crash of it ends the process.
 * </ul>
 */
package dev.eddy.training.document;
