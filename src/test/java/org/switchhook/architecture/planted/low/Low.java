package org.switchhook.architecture.planted.low;

public class Low {}
