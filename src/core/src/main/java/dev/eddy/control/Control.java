package dev.eddy.control;

/** An order of the control topic: a command to walk all users, or an order about one user, one item, one space or one variant. */
public sealed interface Control permits Command, ForgetUser, TakeDown, SpaceVersions, VariantOrder {}
