package org.switchhook.architecture.planted.unlisted;

class Unlisted {}
