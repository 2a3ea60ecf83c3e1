"""Short phrases by code: (English, 中文)."""

PHRASES: dict[str, tuple[str, str]] = {
    "more-problems": ("… and {count} more problems", "……还有 {count} 个问题"),
    "did-you-mean": ("did you mean '{near}'?", "是不是“{near}”?"),
}
