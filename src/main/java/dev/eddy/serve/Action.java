package dev.eddy.serve;

/** Answers the requests of one route. */
interface Action {
    Answer answer(Request request);
}
