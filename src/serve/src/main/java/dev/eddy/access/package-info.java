/**
 * Tokens: secrets in a file, each with what its holder may do.
 *
 * <ul>
 *   <li><b>In:</b> a file of tokens, and the token of a request.
 *   <li><b>Out:</b> what the token allows, and the holder's name.
 *   <li><b>Key, state:</b> hashes of the tokens, and how many requests each may still make.
 *   <li><b>Why:</b> the server of lists and the console check tokens by the same code, in constant time.
 * </ul>
 */
package dev.eddy.access;
