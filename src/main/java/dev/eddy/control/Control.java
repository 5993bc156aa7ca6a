package dev.eddy.control;

/** An order of the control topic: a command to walk all users, or an order about one user, one item or one space. */
public sealed interface Control permits Command, ForgetUser, TakeDown, SpaceVersions {}
