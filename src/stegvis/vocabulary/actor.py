"""Who acts, with the assignments that hold today."""

from dataclasses import dataclass

from stegvis.vocabulary.roles import Role


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment in force: a role, and the one place where it holds (the numbers of stored rows)."""

    role: Role
    association: int | None = None
    operator: int | None = None
    intervention: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is logged in. `account` is the number of the account; 0: somebody at the command line."""

    account: int
    name: str
    held: tuple[Held, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """All roles held anywhere."""
        return frozenset(one.role for one in self.held)
