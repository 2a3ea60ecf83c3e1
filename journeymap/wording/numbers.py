"""Numbers as people read them: a true minus, no more digits than they bear."""

MINUS = "\u2212"


def points(value: float) -> str:
    """Points from 0 to 100, or a difference of them: whole, one decimal below 10.

    >>> points(-15.04), points(1.667), points(10.0)
    ('−15', '1.7', '10')
    """
    digits = 1 if abs(value) < 9.95 and abs(value - round(value)) >= 0.05 else 0
    text = f"{abs(value):.{digits}f}"
    return MINUS + text if value < 0 and float(text) else text


def signed(value: float) -> str:
    """Points with one decimal and their sign: what is felt, over or under expectation.

    >>> signed(-11.98), signed(0.62), signed(0.0)
    ('−12.0', '+0.6', '0.0')
    """
    text = f"{abs(value):.1f}"
    if not float(text):
        return text
    return ("+" if value > 0 else MINUS) + text


def percent(share: float) -> str:
    """A share as percent: whole, one decimal below 1 %.

    >>> percent(0.6665), percent(0.004), percent(0.0)
    ('67%', '0.4%', '0%')
    """
    return f"{share:.1%}" if 0 < share < 0.00995 else f"{share:.0%}"


def q(value: float) -> str:
    """An adjusted p value, as far as it is worth telling.

    >>> q(0.0000021), q(0.0303), q(0.449)
    ('q < 0.001', 'q = 0.030', 'q = 0.45')
    """
    if value < 0.001:
        return "q < 0.001"
    return f"q = {value:.3f}" if value < 0.1 else f"q = {value:.2f}"
