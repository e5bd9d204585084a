"""Whether the user has asked the system for less motion: Qt does not say it (6.11)."""

from __future__ import annotations

import sys

_PORTAL = "org.freedesktop.portal.Desktop"
_PATIENCE_MS = 100

_ASKED: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", frozenset({"1"})),
    ("org.gnome.desktop.interface", "enable-animations", frozenset({"false"})),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", frozenset({"0", "0.0"})),
)
"""Namespace and key of the desktop's settings, and what means: less motion."""


def system_reduces_motion() -> bool:
    """Return True if the system asks for less motion; False where it does not say."""
    if sys.platform == "win32":
        return _windows_reduces()
    if sys.platform == "darwin":
        return _mac_reduces()
    return _desktop_reduces()


def _desktop_reduces() -> bool:
    """Ask the desktop portal of a Linux desktop, if there is one."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    for namespace, key, meaning in _ASKED:
        call = QDBusMessage.createMethodCall(
            _PORTAL,
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings",
            "ReadOne",
        )
        call.setArguments([namespace, key])
        answer = bus.call(call, QDBus.CallMode.Block, _PATIENCE_MS)
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            return says_less_motion(answer.arguments()[0], meaning)
    return False


def says_less_motion(value: object, meaning: frozenset[str]) -> bool:
    """Return True if a setting of a desktop, as D-Bus gives it, asks for less."""
    inner = getattr(value, "variant", None)
    plain = inner() if callable(inner) else value
    return str(plain).lower() in meaning


def _windows_reduces() -> bool:
    """Ask for "Show animations in Windows" (SPI_GETCLIENTAREAANIMATION)."""
    if sys.platform != "win32":
        return False
    import ctypes

    shown = ctypes.c_int(1)
    ask = ctypes.windll.user32.SystemParametersInfoW
    return bool(ask(0x1042, 0, ctypes.byref(shown), 0)) and not shown.value


def _mac_reduces() -> bool:
    """Ask for "Reduce motion" of the accessibility settings."""
    import subprocess

    command = ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == "1"
