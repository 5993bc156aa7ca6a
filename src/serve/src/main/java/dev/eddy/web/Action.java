package dev.eddy.web;

/** Answers the requests of one route. */
public interface Action {
    Answer answer(Request request);
}
