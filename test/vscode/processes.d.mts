export function processes(): { id: number; parent: number; args: string }[];
